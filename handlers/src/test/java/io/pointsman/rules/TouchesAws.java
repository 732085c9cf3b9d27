package io.pointsman.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The classes whose file may name types of the AWS SDK or of Lambda: adapters, entry points, and the runtime. */
final class TouchesAws extends DescribedPredicate<JavaClass> {
    TouchesAws() {
        super("are adapters (Sdk*, S3*), entry points (*Handler) or the runtime");
    }

    @Override
    public boolean test(JavaClass type) {
        String file = file(type).getSimpleName();
        return file.startsWith("Sdk")
                || file.startsWith("S3")
                || file.endsWith("Handler")
                || type.getPackageName().equals("io.pointsman.runtime");
    }

    private static JavaClass file(JavaClass type) {
        return type.getEnclosingClass().map(TouchesAws::file).orElse(type);
    }
}
