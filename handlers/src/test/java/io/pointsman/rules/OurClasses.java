package io.pointsman.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Rules about Pointsman's classes that say nothing of the JDK's and the libraries'. */
final class OurClasses {
    private OurClasses() {}

    /** Classes of Pointsman in any other package. */
    static DescribedPredicate<JavaClass> outside(String packageName) {
        return DescribedPredicate.describe(
                "are of Pointsman and outside " + packageName,
                type -> isOurs(type) && !type.getPackageName().equals(packageName));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("io.pointsman");
    }

    /** Of Pointsman's packages, a class depends on its own and on these. */
    static final class KnowOnlyTheirPackageAnd extends ArchCondition<JavaClass> {
        private final Set<String> allowed;

        KnowOnlyTheirPackageAnd(String... allowed) {
            super("know only their own package and " + String.join(", ", allowed));
            this.allowed = Set.of(allowed);
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
                JavaClass target = arrow.getTargetClass();
                boolean fine = !isOurs(target)
                        || target.getPackageName().equals(type.getPackageName())
                        || allowed.contains(target.getPackageName());
                events.add(new SimpleConditionEvent(type, fine, arrow.getDescription()));
            }
        }
    }
}
