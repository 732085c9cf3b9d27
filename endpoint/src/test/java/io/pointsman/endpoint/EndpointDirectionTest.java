package io.pointsman.endpoint;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** The endpoint plays AWS: it knows neither who calls it nor what it is called with. */
@AnalyzeClasses(packages = "io.pointsman", importOptions = DoNotIncludeTests.class)
final class EndpointDirectionTest {
    /** All that it has of the product is how JSON is read and written. */
    @ArchTest
    static final ArchRule the_endpoint_knows_nothing_of_the_product_but_json = noClasses()
            .that()
            .resideInAPackage("io.pointsman.endpoint..")
            .should()
            .dependOnClassesThat(describe(
                    "are of the product, and not its JSON",
                    type -> type.getPackageName().startsWith("io.pointsman.")
                            && !type.getPackageName().startsWith("io.pointsman.endpoint")
                            && !type.getPackageName().equals("io.pointsman.json")));

    /** An endpoint built from the SDK's classes would agree with the SDK about its mistakes. */
    @ArchTest
    static final ArchRule the_endpoint_knows_the_wire_and_not_the_sdk = noClasses()
            .that()
            .resideInAPackage("io.pointsman.endpoint..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "com.amazonaws..");

    /** What serves has no JUnit on its class path. */
    @ArchTest
    static final ArchRule the_extension_alone_knows_junit = noClasses()
            .that()
            .resideInAPackage("io.pointsman.endpoint..")
            .and()
            .resideOutsideOfPackage("io.pointsman.endpoint.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "io.pointsman.endpoint.junit..");

    @ArchTest
    static final ArchRule digests_and_percent_signs_are_made_in_one_place = noClasses()
            .that()
            .resideInAPackage("io.pointsman.endpoint..")
            .and()
            .resideOutsideOfPackage("io.pointsman.endpoint.encoding..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(MessageDigest.class, URLDecoder.class, URLEncoder.class);

    @ArchTest
    static final ArchRule services_ask_each_other_in_the_words_of_the_api = slices().matching(
                    "io.pointsman.endpoint.(s3|lambda|codedeploy|codepipeline|cloudformation|monitoring|events|logs|sts)..")
            .should()
            .notDependOnEachOther();

    /**
     * A clock that is sped up for some and not for others would bring deadlines out of order. A function that runs is a process
     * of this machine, and so is its deadline.
     */
    @ArchTest
    static final ArchRule only_its_clock_knows_the_time_of_the_machine = noClasses()
            .that()
            .resideInAPackage("io.pointsman.endpoint..")
            .and()
            .resideOutsideOfPackage("io.pointsman.endpoint.process..")
            .and()
            .doNotHaveSimpleName("EndpointClock")
            .and()
            .doNotHaveSimpleName("Execution")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule a_name_is_a_noun = classes()
            .that()
            .resideInAPackage("io.pointsman.endpoint..")
            .should()
            .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base)(\\$.*)?");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .that()
            .resideInAPackage("io.pointsman.endpoint..")
            .should(ArchCondition.from(describe(
                    "lie in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))));
}
