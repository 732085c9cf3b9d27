package io.pointsman.shrink;

/** What a method asks of the classes around it. Class names are those of class files: {@code java/lang/Object}. */
sealed interface Use {
    /** The class is named, as a type. */
    record OfType(String type) implements Use {}

    /** Something of the class runs: an object is made, a static member is asked for, or its class object is at hand. */
    record OfClass(String type) implements Use {}

    /** Objects of the class are made; for an interface, by a lambda expression. */
    record OfObjects(String type) implements Use {}

    record OfField(String owner, MemberId field) implements Use {}

    /** A call that ends in the method that it names: of a static method, of a constructor, of a superclass. */
    record OfMethod(String owner, MemberId method) implements Use {}

    /** A call that ends in the method of the object's own class. */
    record OfOverridable(String owner, MemberId method) implements Use {}

    /** A text that could be a class's name, by which it is looked up. */
    record OfText(String text) implements Use {}
}
