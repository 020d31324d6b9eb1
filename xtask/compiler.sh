#!/bin/sh
# What Cargo calls for our own crates instead of rustc, with rustc and its arguments: Clippy's compiler. Tests are not optimised as
# what they call is: they would be long to compile, for nothing. Those of `scrutin` compute by themselves, for minutes.
tests= little=
for argument; do
    case $argument in
        --test) tests=1 ;;
        opt-level=1) little=1 ;;
    esac
done
if [ "$tests$little" = 11 ] && [ "$CARGO_PKG_NAME" != scrutin ]; then
    set -- "$@" -C opt-level=0
fi
exec clippy-driver "$@"
