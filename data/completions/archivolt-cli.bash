# Completion for bash. What can stand at the cursor is known by the program alone; see
# app/cli/complete.c.
_archivolt_cli ()
{
  local current="${COMP_WORDS[COMP_CWORD]}" answer how value
  local words=() word

  # Words are as they were typed, and cut at each "=".
  for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    word=${word//[\\\"\']/}
    [ "${word#\~/}" = "$word" ] || word=$HOME/${word#\~/}
    if [ ${#words[@]} -gt 0 ] &&
      { [[ $word = "=" && ${words[-1]} = --* ]] || [[ ${words[-1]} = --*= ]]; }; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
  done
  [ "$current" != "=" ] || current=

  COMPREPLY=()
  answer=$("${COMP_WORDS[0]/#\~\//$HOME/}" --complete "${words[@]}" 2>/dev/null)
  {
    read -r how
    while IFS=$'\t' read -r value _; do
      COMPREPLY+=("$value")
    done
  } <<<"$answer"

  case $how in
    files*)
      compopt -o filenames 2>/dev/null
      how=${how#files}
      answer=$(compgen -d -- "$current"
        compgen -f -X "!*${how# }" -- "$current" | while IFS= read -r value; do
          [ -d "$value" ] || printf '%s\n' "$value"
        done)
      [ -z "$answer" ] || mapfile -t COMPREPLY <<<"$answer"
      ;;
    list)
      compopt -o nospace 2>/dev/null
      ;;
    *)
      # Names with spaces are quoted as file names are.
      [[ ${COMPREPLY[*]} != *" "* || ${#COMPREPLY[@]} -eq 0 ]] || compopt -o filenames 2>/dev/null
      ;;
  esac
}
complete -F _archivolt_cli archivolt-cli
