package io.pointsman.artifact;

/** What of a file's mode counts. */
public enum FileKind {
    PLAIN('f', 0100644),
    EXECUTABLE('x', 0100755),
    /** A symbolic link; its content is where it leads. */
    LINK('l', 0120777);

    private static final int TYPE = 0170000;
    private static final int LINK_TYPE = 0120000;
    private static final int MAY_EXECUTE = 0111;

    private final char letter;
    private final int mode;

    FileKind(char letter, int mode) {
        this.letter = letter;
        this.mode = mode;
    }

    static FileKind of(int mode) {
        if ((mode & TYPE) == LINK_TYPE) {
            return LINK;
        }
        return (mode & MAY_EXECUTE) == 0 ? PLAIN : EXECUTABLE;
    }

    /** In the canonical content digest. */
    char letter() {
        return letter;
    }

    /** In a zip that we write. */
    int mode() {
        return mode;
    }
}
