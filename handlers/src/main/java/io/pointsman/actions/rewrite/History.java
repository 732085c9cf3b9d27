package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Contents;
import java.util.Optional;

/** What releases of the same line pointed at, and what was in their packages. Every call may be repeated. */
interface History {
    /** What the line stands at; empty before its first release. */
    Optional<Standing> standing(String line);

    void stand(String line, Standing standing);

    /** What is in a package that was released before; empty where that was not kept. */
    Optional<Contents> contents(String digest);

    /** Keeps what is in a package, unless it is kept already. */
    void keep(Contents contents);
}
