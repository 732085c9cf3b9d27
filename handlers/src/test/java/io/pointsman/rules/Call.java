package io.pointsman.rules;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** Calls, or takes a reference to, a method of one of these names, whatever its parameters. */
final class Call extends ArchCondition<JavaClass> {
    private final Pattern methods;

    /** @param methods regular expressions of class and method, as {@code java.lang.Thread.sleep} */
    Call(String what, String... methods) {
        super(what);
        this.methods = Pattern.compile(String.join("|", methods));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            AccessTarget target = access.getTarget();
            String name = target.getOwner().getName() + "." + target.getName();
            events.add(new SimpleConditionEvent(type, methods.matcher(name).matches(), access.getDescription()));
        }
    }
}
