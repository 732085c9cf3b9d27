package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import io.pointsman.release.MadeFor;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.runtime.ArtifactStore;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.settings.RoleArn;
import io.pointsman.settings.Settings;
import java.util.Optional;

/** A template that was synthesized for one account or Region, deployed into another: what it says of that place would be wrong. */
final class MadeForElsewhere {
    private MadeForElsewhere() {}

    /**
     * @param store of the pipeline, whose account is deployed into where no role is named
     * @param home Region of this function; empty where that is not known
     */
    static void check(ReleaseManifest manifest, Settings settings, ArtifactStore store, Optional<String> home) {
        MadeFor made = manifest.madeFor();
        Optional<String> account = settings.get(CommonKeys.ASSUME_ROLE_ARN)
                .flatMap(RoleArn::account)
                .or(store::account);
        refuse(manifest, "account", made.account(), account);
        refuse(
                manifest,
                "Region",
                made.region(),
                settings.get(CommonKeys.REGION).or(() -> home));
    }

    private static void refuse(ReleaseManifest manifest, String what, Optional<String> made, Optional<String> target) {
        if (made.isPresent() && target.isPresent() && !made.equals(target)) {
            throw Refusal.configuration("template " + manifest.templatePath() + " was synthesized for " + what + " "
                    + made.get() + ", and the stack would be in " + what + " " + target.get()
                    + "; give the stack the env of where it goes to in the CDK application, or none. Nothing was made");
        }
    }
}
