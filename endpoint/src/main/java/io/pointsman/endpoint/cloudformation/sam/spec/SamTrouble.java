package io.pointsman.endpoint.cloudformation.sam.spec;

/** One thing in the template that the transform cannot make sense of, in SAM's words. */
public final class SamTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private SamTrouble(String message) {
        super(message);
    }

    public static SamTrouble resource(String id, String message) {
        return new SamTrouble("Resource with id [" + id + "] is invalid. " + message);
    }

    public static SamTrouble event(String id, String message) {
        return new SamTrouble("Event with id [" + id + "] is invalid. " + message);
    }

    /** An event of a resource: SAM names the resource and then the event. */
    public SamTrouble within(String resource) {
        return said().startsWith("Event with id [") ? resource(resource, said()) : this;
    }

    public static SamTrouble structure(String message) {
        return new SamTrouble("Structure of the SAM template is invalid. " + message);
    }

    public static SamTrouble duplicate(String from, String id, String type) {
        return new SamTrouble("Transforming resource with id [" + from + "] attempts to create a new resource with id ["
                + id + "] and type \"" + type + "\". A resource with that id already exists within this template."
                + " Please use a different id for that resource.");
    }

    public static SamTrouble plain(String message) {
        return new SamTrouble(message);
    }

    public String said() {
        return String.valueOf(getMessage());
    }
}
