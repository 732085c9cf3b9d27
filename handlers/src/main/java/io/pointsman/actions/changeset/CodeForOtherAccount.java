package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import io.pointsman.runtime.ArtifactStore;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.settings.RoleArn;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether Lambda of the account that is deployed into can read the code: said before anything is made there. */
final class CodeForOtherAccount {
    /** What rewrite has cut out of an artifact, or copied: under the bucket's own encryption. */
    private static final String CONTENT = "code/";

    private static final int SHOWN_FUNCTIONS = 5;

    private CodeForOtherAccount() {}

    /** @param bucket of the artifacts: what lies elsewhere is not for us to judge */
    static void check(ReleaseManifest manifest, Settings settings, String bucket, ArtifactStore store) {
        Optional<String> account = account(settings).filter(store::isClosedTo);
        List<CodePlace> closed = manifest.code().stream()
                .filter(place -> place.bucket().equals(bucket) && !place.key().startsWith(CONTENT))
                .toList();
        if (account.isPresent() && !closed.isEmpty()) {
            throw Refusal.configuration(said(account.get(), closed));
        }
    }

    private static Optional<String> account(Settings settings) {
        return settings.get(CommonKeys.ASSUME_ROLE_ARN)
                .or(() -> settings.get(ChangeSetKeys.ROLE_ARN))
                .flatMap(RoleArn::account);
    }

    private static String said(String account, List<CodePlace> closed) {
        String names = closed.stream()
                .map(CodePlace::logicalId)
                .distinct()
                .limit(SHOWN_FUNCTIONS)
                .collect(Collectors.joining(", "));
        CodePlace first = closed.getFirst();
        return "account " + account + " cannot read the code of " + names
                + ". Give the pipeline's artifact store a customer key (KmsKeyArn of the pipeline and of"
                + " template.yaml; the key's policy lets that account in), or tell rewrite Packaging: content, which"
                + " copies code out of the artifact; what these releases have from there already goes along with"
                + " its next change. s3://" + first.bucket() + "/"
                + first.key() + " is an artifact, and a store without a key of its own keeps artifacts under the AWS"
                + " managed key aws/s3, to which no other account can be let in. Nothing was made";
    }
}
