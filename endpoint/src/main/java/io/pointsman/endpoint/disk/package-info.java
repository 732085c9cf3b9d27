/** What the endpoint keeps on disk while it runs: large bodies, unzipped packages. Nothing of it outlives the endpoint. */
@NullMarked
package io.pointsman.endpoint.disk;

import org.jspecify.annotations.NullMarked;
