# completion.zsh LINES FOLDER: for each line of the file LINES prints, with FOLDER as the only place
# of its own that completions come from, "> LINE" and what zsh would offer. Needs a terminal.
emulate -R zsh
lines=$1
fpath=($2 $fpath)
autoload -Uz compinit
compinit -D -u

# What matches is printed, too. Helpers that only ask are let through.
compadd ()
{
  local -a hits
  if (( ${@[(I)-[AOD]*]} )); then
    builtin compadd "$@"
    return
  fi
  builtin compadd -O hits "$@"
  (( $#hits )) && print -rl -- $hits
  builtin compadd "$@"
}

collect () { _main_complete; compstate[insert]= compstate[list]= }
zle -C collect complete-word collect

go ()
{
  local line
  while IFS= read -r line; do
    print -r -- "> $line"
    BUFFER=$line
    CURSOR=$#BUFFER
    zle collect
  done <$lines >$lines.zsh
  exit
}
zle -N zle-line-init go
