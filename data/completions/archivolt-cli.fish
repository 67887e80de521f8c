# Completion for fish. What can stand at the cursor is known by the program alone; see
# app/cli/complete.c.
function __archivolt_cli_complete
    set -l before (commandline --cut-at-cursor --current-process --tokenize)
    set -l current (commandline --cut-at-cursor --current-token)
    set -l prefix (string match --regex -- '^--[^=]*=' $current)
    set -l program (string replace --regex -- '^~/' $HOME/ $before[1])
    set -l given (string replace --regex -- '^~/' $HOME/ $before[2..] (string unescape -- $current))
    set -l answer ($program --complete $given 2>/dev/null)

    if string match --quiet 'files*' -- $answer[1]
        set -l ending (string replace --regex '^files ?' '' -- $answer[1])
        set -l path (string replace -- "$prefix" '' $current)
        if test -n "$ending"
            __fish_complete_suffix $path $ending
        else
            __fish_complete_path $path
        end | string replace --regex '^' -- "$prefix"
    else
        for line in $answer[2..]
            echo "$prefix$line"
        end
    end
end
complete --command archivolt-cli --no-files --arguments '(__archivolt_cli_complete)'
