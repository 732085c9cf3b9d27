package io.pointsman.shrink;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The SDK's table of the endpoints of all services, of which a client reads the line of its own: more than three hundred objects, each
 * of a class, made with the first client. The lines of services that have no client in the jar are left out; the SDK takes a service
 * that is not in the table for one without endpoints of its own.
 */
final class ServiceTable {
    private static final String TABLE = "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider.class";
    private static final Pattern CLIENT =
            Pattern.compile("software/amazon/awssdk/services/[a-z0-9]+/Default[A-Za-z0-9]+BaseClientBuilder\\.class");
    private static final MemberId SERVICE = new MemberId("serviceEndpointPrefix", "()Ljava/lang/String;");

    private ServiceTable() {}

    /** @param entries of a jar, in which the table is replaced if it is there */
    static void shorten(Map<String, byte[]> entries) {
        byte[] table = entries.get(TABLE);
        if (table != null) {
            entries.put(TABLE, shortened(table, services(entries)));
        }
    }

    private static Set<String> services(Map<String, byte[]> entries) {
        Set<String> services = new HashSet<>();
        entries.forEach((name, bytes) -> {
            if (CLIENT.matcher(name).matches()) {
                Optional.ofNullable(ClassScan.of(bytes).methods().get(SERVICE)).stream()
                        .flatMap(method -> method.uses().stream())
                        .forEach(use -> {
                            if (use instanceof Use.OfText(String text)) {
                                services.add(text);
                            }
                        });
            }
        });
        return services;
    }

    private static byte[] shortened(byte[] table, Set<String> services) {
        ClassReader reader = new ClassReader(table);
        ClassWriter writer = new ClassWriter(0);
        Set<String> found = new HashSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return name.equals(MemberId.CLASS_INITIALIZER.name())
                                ? new Lines(method, services, found)
                                : method;
                    }
                },
                0);
        if (!found.containsAll(services)) {
            throw new IllegalStateException("the table of services in " + TABLE
                    + " has another form than this build knows, or lacks one of " + services + ": found " + found);
        }
        return writer.toByteArray();
    }

    /** A line is: the name, a new object, {@code put}. Nothing of it stays on the stack but the builder, which was there before. */
    private static final class Lines extends MethodVisitor {
        private final Set<String> services;
        private final Set<String> found;
        private boolean dropped;

        Lines(MethodVisitor to, Set<String> services, Set<String> found) {
            super(Opcodes.ASM9, to);
            this.services = services;
            this.found = found;
        }

        @Override
        public void visitLdcInsn(Object value) {
            dropped = value instanceof String service && !services.contains(service);
            if (!dropped) {
                found.add(String.valueOf(value));
                super.visitLdcInsn(value);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (!dropped) {
                super.visitTypeInsn(opcode, type);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (!dropped) {
                super.visitInsn(opcode);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!dropped) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
            if (name.equals("put")) {
                dropped = false;
            }
        }
    }
}
