package io.pointsman.artifact;

/** What Lambda, or the code in a package, starts as a program. */
final class MustRun {
    /** How many bytes of a file tell. */
    static final int BEGINNING = 4;

    private MustRun() {}

    /**
     * @param name in the package
     * @param beginning its first bytes, one character each
     */
    static boolean is(String name, String beginning) {
        return isEssential(name)
                || (beginning.startsWith("\u007fELF") && !name.matches(".*\\.so(\\.[0-9]+)*"))
                || (beginning.startsWith("#!") && !name.endsWith(".pyz"));
    }

    /** Lambda itself starts it: {@code bootstrap} of a custom runtime, and the extensions of a layer. */
    static boolean isEssential(String name) {
        return name.equals("bootstrap") || name.matches("extensions/[^/]+");
    }
}
