package io.pointsman.actions.rewrite;

/** Where the action is. All of it is one move: it can be made again from its start at any time. */
sealed interface RewriteStage {
    record Rewriting() implements RewriteStage {}
}
