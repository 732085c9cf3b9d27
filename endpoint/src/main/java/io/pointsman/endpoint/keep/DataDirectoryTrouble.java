package io.pointsman.endpoint.keep;

/** A directory cannot be served; nothing in it was changed. The message says why, and what to do. */
public final class DataDirectoryTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DataDirectoryTrouble(String said) {
        super(said);
    }

    DataDirectoryTrouble(String said, Throwable cause) {
        super(said, cause);
    }

    /** Never null, unlike that of others. */
    public String said() {
        return String.valueOf(getMessage());
    }
}
