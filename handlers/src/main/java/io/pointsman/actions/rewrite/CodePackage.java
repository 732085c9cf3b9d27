package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.Part;

/** What one code location means in the source artifact. */
sealed interface CodePackage {
    /** From the artifact's root; empty for the whole artifact. */
    String path();

    /** Files under the names that they have in a package of Lambda. */
    sealed interface Packed extends CodePackage {
        Part part();
    }

    /** The whole artifact. */
    record Whole(Part part) implements Packed {
        @Override
        public String path() {
            return "";
        }
    }

    /** A folder, or a file that is no archive: cut out. */
    record Cut(String path, Part part) implements Packed {}

    /**
     * A zip or jar: the package as it is.
     *
     * @param file of the artifact
     * @param part what is in it
     */
    record Ready(String path, ArchiveFile file, Part part) implements Packed {}

    /** One file, as it is. */
    record Plain(String path, ArchiveFile file) implements CodePackage {}

    /** A template or a piece of one, which is rewritten itself. */
    record Rewritten(TemplateNode node) implements CodePackage {
        @Override
        public String path() {
            return node.path();
        }
    }
}
