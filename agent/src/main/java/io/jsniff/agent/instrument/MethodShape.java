package io.jsniff.agent.instrument;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What must be known of a method's code before it is rewritten: the room it uses, and whether its parameters stay. */
final class MethodShape extends MethodVisitor {
    private final int parameterSlots;
    private int maxLocals;
    private boolean changesParameters;

    MethodShape(int api, String descriptor) {
        super(api);
        this.parameterSlots = Type.getArgumentsAndReturnSizes(descriptor) >> 2; // this included
    }

    /** The first free local variable. */
    int maxLocals() {
        return maxLocals;
    }

    /** Whether some parameter has another value at the end than at the begin. */
    boolean changesParameters() {
        return changesParameters;
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
        if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
            changesParameters |= variable < parameterSlots;
        }
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
        changesParameters |= variable < parameterSlots;
    }

    @Override
    public void visitMaxs(int maxStack, int locals) {
        maxLocals = locals;
    }
}
