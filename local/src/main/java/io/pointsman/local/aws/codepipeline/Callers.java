package io.pointsman.local.aws.codepipeline;

import io.pointsman.local.aws.World;

/** Who did something, as far as the endpoint knows: everybody is the account itself. */
final class Callers {
    private Callers() {}

    static String arn(World world) {
        return "arn:" + World.PARTITION + ":iam::" + world.account() + ":root";
    }
}
