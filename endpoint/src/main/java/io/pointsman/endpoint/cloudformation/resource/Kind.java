package io.pointsman.endpoint.cloudformation.resource;

/** What it takes to make, change and remove resources of one type. */
public interface Kind {
    Work create(Wish wish);

    /** Changes what is there to what is wished. Never asked for a property that needs a new resource. */
    Work update(Wish wish, Made made);

    /** Removes it. What is gone already counts as removed. */
    Work delete(Wish wish, Made made);
}
