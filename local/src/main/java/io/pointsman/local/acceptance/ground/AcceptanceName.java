package io.pointsman.local.acceptance.ground;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The name that everything of a run bears. It is the name of a bucket, too. */
public record AcceptanceName(String text) {
    /** The first 20 letters of any pipeline of a run: the folder of its artifacts. */
    public static final String ARTIFACT_FOLDER = "pointsman-acceptance";

    private static final Pattern SHAPE = Pattern.compile(ARTIFACT_FOLDER + "-[a-z0-9]{6,12}");
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int DRAWN = 10;

    public AcceptanceName {
        if (!fits(text)) {
            throw new IllegalArgumentException(text + " is no name of a run");
        }
    }

    public static boolean fits(String text) {
        return SHAPE.matcher(text).matches();
    }

    public static AcceptanceName drawn() {
        SecureRandom random = new SecureRandom();
        StringBuilder drawn = new StringBuilder(ARTIFACT_FOLDER).append('-');
        random.ints(DRAWN, 0, LETTERS.length()).forEach(at -> drawn.append(LETTERS.charAt(at)));
        return new AcceptanceName(drawn.toString());
    }

    public String bucket() {
        return text;
    }

    public String pointsman() {
        return text;
    }

    public String base() {
        return text + "-base";
    }

    public String pipeline() {
        return text + "-pipeline";
    }

    public String application() {
        return text + "-app";
    }

    /** Where another account is released into: its stack of {@code pipelines/deployment-role.yaml}. */
    public String deployment() {
        return text + "-deployment";
    }

    /** The pipeline that releases there. */
    public String accountsPipeline() {
        return text + "-accounts";
    }

    /** The application there, first. */
    public String staging() {
        return text + "-staging";
    }

    /** The application there, afterwards. */
    public String production() {
        return text + "-production";
    }

    /** What whoever releases there has to say. */
    public String externalId() {
        return text;
    }

    /** A stack, a pipeline of the run's questions. */
    public String question(String which) {
        return text + "-ask-" + which;
    }

    public String alarm() {
        return text + "-alarm";
    }

    public String verifyHook() {
        return "CodeDeployHook_" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
