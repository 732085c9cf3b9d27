package io.pointsman.endpoint.cloudformation.sam.api;

/** A path of an API as it stands in ARNs. */
public final class ApiPath {
    private ApiPath() {}

    /** Parameters become stars. */
    public static String pattern(String path) {
        return path.replaceAll("\\{([a-zA-Z0-9._-]+\\+?|proxy\\+)}", "*");
    }

    public static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
