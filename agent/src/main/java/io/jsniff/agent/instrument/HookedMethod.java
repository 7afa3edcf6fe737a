package io.jsniff.agent.instrument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites one method:
 *
 * <pre>
 * try { Bridge.entry(this, arguments…) } catch (Throwable ignored) {}
 * try { the body, each return of it a jump to exit } catch (Throwable t) { goto failed }
 * exit:   try { Bridge.exit(result, this, arguments…) } catch (Throwable ignored) {}  return result
 * failed: try { Bridge.failure(t, this) } catch (Throwable ignored) {}  throw t
 * </pre>
 *
 * The bridge catches what happens inside it; the handlers here are for what happens on the way there: an exhausted stack.
 * Result and exception stand in local variables behind those of the method.
 */
final class HookedMethod extends MethodVisitor {
    private static final String THROWABLE = "java/lang/Throwable";
    private static final int EXTRA_STACK = 3; // a result of two slots and the object, before the arguments

    private final Hook hook;
    private final String bridge;
    private final Type[] arguments;
    private final Type result;
    private final Object[] atEntry;
    private final int spare;
    private final Label bodyBegin = new Label();
    private final Label bodyEnd = new Label();
    private final Label exit = new Label();
    private Label guardBegin = new Label();

    HookedMethod(int api, MethodVisitor next, String owner, Hook hook, MethodShape shape, String bridge) {
        super(api, next);
        this.hook = hook;
        this.bridge = bridge;
        this.arguments = Type.getArgumentTypes(hook.descriptor());
        this.result = Type.getReturnType(hook.descriptor());
        this.atEntry = localsAtEntry(owner);
        this.spare = shape.maxLocals();
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (hook.entry() != null) {
            beginGuard();
            super.visitVarInsn(Opcodes.ALOAD, 0);
            loadArguments();
            call(hook.entry(), descriptor(null, true));
            endGuard(atEntry);
            super.visitInsn(Opcodes.NOP); // the body may begin with a frame of its own
        }
        super.visitLabel(bodyBegin);
    }

    @Override
    public void visitInsn(int opcode) {
        if (hook.exit() != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            if (result.getSort() != Type.VOID) {
                super.visitVarInsn(result.getOpcode(Opcodes.ISTORE), spare);
            }
            super.visitJumpInsn(Opcodes.GOTO, exit);
        } else {
            super.visitInsn(opcode);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitLabel(bodyEnd);
        if (hook.exit() != null) {
            writeExit();
        }
        if (hook.failure() != null) {
            writeFailure();
        }
        int slots = Type.getArgumentsAndReturnSizes(hook.descriptor()) >> 2;
        super.visitMaxs(Math.max(maxStack, slots + EXTRA_STACK), spare + 2);
    }

    private void writeExit() {
        boolean isVoid = result.getSort() == Type.VOID;
        Object[] locals = isVoid ? atEntry : withSpare(frameType(result));
        super.visitLabel(exit);
        super.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
        beginGuard();
        if (!isVoid) {
            super.visitVarInsn(result.getOpcode(Opcodes.ILOAD), spare);
        }
        super.visitVarInsn(Opcodes.ALOAD, 0);
        loadArguments();
        call(hook.exit(), descriptor(isVoid ? null : result, true));
        endGuard(locals);
        if (!isVoid) {
            super.visitVarInsn(result.getOpcode(Opcodes.ILOAD), spare);
        }
        super.visitInsn(result.getOpcode(Opcodes.IRETURN));
    }

    private void writeFailure() {
        Label failed = new Label();
        Object[] locals = withSpare(THROWABLE);
        super.visitTryCatchBlock(bodyBegin, bodyEnd, failed, null);
        super.visitLabel(failed);
        super.visitFrame(Opcodes.F_NEW, atEntry.length, atEntry, 1, new Object[] {THROWABLE});
        super.visitVarInsn(Opcodes.ASTORE, spare);
        beginGuard();
        super.visitVarInsn(Opcodes.ALOAD, spare);
        super.visitVarInsn(Opcodes.ALOAD, 0);
        call(hook.failure(), descriptor(Type.getObjectType(THROWABLE), false));
        endGuard(locals);
        super.visitVarInsn(Opcodes.ALOAD, spare);
        super.visitInsn(Opcodes.ATHROW);
    }

    /** From here to {@link #endGuard} the code goes on behind itself whatever is thrown in it. */
    private void beginGuard() {
        guardBegin = new Label();
        super.visitLabel(guardBegin);
    }

    private void endGuard(Object[] locals) {
        Label end = new Label();
        Label caught = new Label();
        Label behind = new Label();
        super.visitTryCatchBlock(guardBegin, end, caught, null);
        super.visitLabel(end);
        super.visitJumpInsn(Opcodes.GOTO, behind);
        super.visitLabel(caught);
        super.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {THROWABLE});
        super.visitInsn(Opcodes.POP);
        super.visitLabel(behind);
        super.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
    }

    private void loadArguments() {
        int slot = 1;
        for (Type argument : arguments) {
            super.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
            slot += argument.getSize();
        }
    }

    private void call(@Nullable String method, String descriptor) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, bridge, method, descriptor, false);
    }

    private String descriptor(@Nullable Type first, boolean withArguments) {
        StringBuilder text = new StringBuilder("(");
        if (first != null) {
            text.append(first.getDescriptor());
        }
        text.append("Ljava/lang/Object;");
        if (withArguments) {
            for (Type argument : arguments) {
                text.append(argument.getDescriptor());
            }
        }
        return text.append(")V").toString();
    }

    private Object[] localsAtEntry(String owner) {
        Object[] locals = new Object[arguments.length + 1];
        locals[0] = owner;
        for (int i = 0; i < arguments.length; i++) {
            locals[i + 1] = frameType(arguments[i]);
        }
        return locals;
    }

    /** The parameters, then nothing up to the spare variable, then that. */
    private Object[] withSpare(Object type) {
        List<Object> locals = new ArrayList<>(List.of(atEntry));
        int slots = Type.getArgumentsAndReturnSizes(hook.descriptor()) >> 2;
        for (int slot = slots; slot < spare; slot++) {
            locals.add(Opcodes.TOP);
        }
        locals.add(type);
        return locals.toArray();
    }

    private static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.LONG -> Opcodes.LONG;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> type.getInternalName();
        };
    }
}
