package io.pointsman.actions.rewrite.cdk;

/** What the user says of what Pointsman does not release itself. */
public record AssemblyPolicy(AssetsKept assets, ImagesLeft images) {
    public static final AssemblyPolicy USUAL = new AssemblyPolicy(AssetsKept.NONE, ImagesLeft.WARN);
}
