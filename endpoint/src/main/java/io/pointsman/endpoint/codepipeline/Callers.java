package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.World;

/** Who did something, as far as the endpoint knows: everybody is the account itself. */
final class Callers {
    private Callers() {}

    static String arn(World world) {
        return "arn:" + World.PARTITION + ":iam::" + world.account() + ":root";
    }
}
