package io.pointsman.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.MessageDigest;

/** Arrows point one way: actions to the runtime to the engine, and to the pure packages beside it. */
@AnalyzeClasses(packages = "io.pointsman", importOptions = DoNotIncludeTests.class)
final class DirectionTest {
    private static final String[] CORE = packages("engine", "template", "artifact", "appspec", "release", "source");
    /** Everything of the module {@code shared}. */
    private static final String[] SHARED = packages(
            "engine",
            "template",
            "artifact",
            "assembly",
            "digest",
            "appspec",
            "release",
            "source",
            "page",
            "callers",
            "review",
            "report",
            "secrets",
            "causes",
            "verification",
            "settings",
            "alias",
            "json");

    private static final String[] AROUND =
            packages("runtime", "cloudformation", "gates", "actions", "hooks", "triggers", "endpoint", "local");
    private static final String[] AWS = {"software.amazon.awssdk..", "com.amazonaws.."};

    @ArchTest
    static final ArchRule json_stands_alone = noClasses()
            .that()
            .resideInAPackage("io.pointsman.json..")
            .should()
            .dependOnClassesThat(OurClasses.outside("io.pointsman.json"));

    @ArchTest
    static final ArchRule each_package_of_the_core_knows_itself_json_digests_and_where_a_release_comes_from = classes()
            .that()
            .resideInAnyPackage(CORE)
            .and()
            .resideOutsideOfPackage("io.pointsman.release.record..")
            .should(new OurClasses.KnowOnlyTheirPackageAnd(
                    "io.pointsman.json", "io.pointsman.digest", "io.pointsman.source"));

    @ArchTest
    static final ArchRule secrets_know_json_only = classes()
            .that()
            .resideInAPackage("io.pointsman.secrets..")
            .should(new OurClasses.KnowOnlyTheirPackageAnd("io.pointsman.json"));

    @ArchTest
    static final ArchRule what_pages_are_made_of_knows_json_only = classes()
            .that()
            .resideInAPackage("io.pointsman.page..")
            .should(new OurClasses.KnowOnlyTheirPackageAnd("io.pointsman.json"));

    @ArchTest
    static final ArchRule a_digest_is_made_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackages("io.pointsman.digest..", "io.pointsman.endpoint..")
            .should()
            .callMethod(MessageDigest.class, "getInstance", String.class);

    @ArchTest
    static final ArchRule a_cloud_assembly_knows_the_artifact_that_it_lies_in_and_json_only = classes()
            .that()
            .resideInAPackage("io.pointsman.assembly..")
            .should(new OurClasses.KnowOnlyTheirPackageAnd("io.pointsman.json", "io.pointsman.artifact"));

    /** The record keeps what others have found out, in their types. */
    @ArchTest
    static final ArchRule the_release_record_knows_json_and_the_types_of_its_values_only = classes()
            .that()
            .resideInAPackage("io.pointsman.release.record..")
            .should(new OurClasses.KnowOnlyTheirPackageAnd(
                    "io.pointsman.json",
                    "io.pointsman.digest",
                    "io.pointsman.release",
                    "io.pointsman.alias",
                    "io.pointsman.engine",
                    "io.pointsman.source",
                    "io.pointsman.verification"));

    @ArchTest
    static final ArchRule settings_know_the_refusals_of_the_engine_and_json_only = classes()
            .that()
            .resideInAPackage("io.pointsman.settings..")
            .should(new OurClasses.KnowOnlyTheirPackageAnd("io.pointsman.json", "io.pointsman.engine"));

    @ArchTest
    static final ArchRule the_core_knows_nobody_who_uses_it = noClasses()
            .that()
            .resideInAnyPackage(SHARED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AROUND);

    @ArchTest
    static final ArchRule the_core_knows_no_aws_and_no_lambda = noClasses()
            .that()
            .resideInAnyPackage(SHARED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS);

    /** What changeset and execute share; it is no action itself. */
    @ArchTest
    static final ArchRule cloudformation_imports_no_action_and_no_hook = noClasses()
            .that()
            .resideInAPackage("io.pointsman.cloudformation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("actions", "hooks", "triggers", "endpoint", "local"));

    /** What execute and the gate hook share. */
    @ArchTest
    static final ArchRule gates_import_no_action_and_no_hook = noClasses()
            .that()
            .resideInAPackage("io.pointsman.gates..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("actions", "hooks", "triggers", "endpoint", "local"));

    @ArchTest
    static final ArchRule the_runtime_imports_no_action_and_no_hook = noClasses()
            .that()
            .resideInAPackage("io.pointsman.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("cloudformation", "actions", "hooks", "triggers", "endpoint", "local"));

    @ArchTest
    static final ArchRule actions_never_import_each_other =
            slices().matching("io.pointsman.actions.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule actions_and_hooks_never_import_each_other =
            slices().matching("io.pointsman.(actions|hooks)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule only_adapters_entry_points_and_the_runtime_touch_aws = noClasses()
            .that()
            .resideInAPackage("io.pointsman..")
            .and(not(new TouchesAws()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(AWS);

    private static String[] packages(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> "io.pointsman." + name + "..")
                .toArray(String[]::new);
    }
}
