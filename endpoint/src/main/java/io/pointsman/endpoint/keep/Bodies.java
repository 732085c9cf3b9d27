package io.pointsman.endpoint.keep;

import io.pointsman.endpoint.disk.Blob;
import java.io.IOException;

/** Where long bytes of the state are, each under a name. */
interface Bodies {
    String keep(byte[] bytes);

    String keep(Blob.Spooled body);

    byte[] bytes(String name) throws IOException;

    Blob body(String name, long size);
}
