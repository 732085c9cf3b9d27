package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Content;
import io.pointsman.artifact.Contents;
import java.util.Optional;

/**
 * Something that is released: a package, a file, a template.
 *
 * @param path in the artifact; empty for the whole artifact
 * @param digest of its content, hex: the canonical one of a package, that of the bytes otherwise
 * @param name under which it is stored: the digest, and an ending that says what it is
 * @param content its bytes
 * @param contents what is in it, where it is a package
 */
record Item(String path, String digest, String name, Content content, Optional<Contents> contents) {
    boolean isWhole() {
        return path.isEmpty();
    }
}
