package io.pointsman.actions.rewrite;

import io.pointsman.artifact.Content;
import io.pointsman.artifact.Contents;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Something that is released: a package, a file, a template.
 *
 * @param path in the artifact; empty for the whole artifact
 * @param digest of its content, hex: the canonical one of a package, that of the bytes otherwise
 * @param name under which it is stored: the digest, and an ending that says what it is
 * @param content its bytes
 * @param contents what is in it, where it is a package
 * @param earlier the digest that an earlier version of Pointsman had for it, where that is another one
 */
record Item(
        String path,
        String digest,
        String name,
        Content content,
        Optional<Contents> contents,
        Optional<String> earlier) {
    /** SHA-256 of its bytes in Base64, where its digest is that; a package may have been packed in another way before. */
    Optional<String> sha256() {
        return contents.isPresent()
                ? Optional.empty()
                : Optional.of(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest)));
    }

    /** The same under another name: something that Lambda cannot use lies under its own. */
    Item again() {
        return new Item(path, digest, digest + "-644.zip", content, contents, earlier);
    }

    /** As an earlier version of Pointsman digested it. */
    Optional<Item> before() {
        return earlier.map(old -> new Item(path, old, old + ".zip", content, contents, Optional.empty()));
    }

    boolean hasDigest(String other) {
        return digest.equals(other) || earlier.equals(Optional.of(other));
    }

    boolean isWhole() {
        return path.isEmpty();
    }
}
