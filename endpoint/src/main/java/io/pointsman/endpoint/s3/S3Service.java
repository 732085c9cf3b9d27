package io.pointsman.endpoint.s3;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import java.util.HashMap;
import java.util.Map;

/**
 * Amazon S3: buckets with versions, large objects on disk.
 *
 * <p>Bodies are blobs under {@code Body}; bytes will do where one is given.
 */
public final class S3Service implements Service {
    private final Map<String, Operation> operations = new HashMap<>();

    public S3Service(World world) {
        Buckets buckets = new Buckets(world);
        ObjectEvents events = new ObjectEvents(world);
        ObjectReads reads = new ObjectReads(buckets);
        ObjectWrites writes = new ObjectWrites(world, buckets, reads, events);
        addBuckets(buckets);
        addObjects(buckets, reads, writes);
        addUploads(new Uploads(world, buckets, reads, writes, events));
        Access access = new Access(world);
        operations.replaceAll(access::guarded);
        BucketsElsewhere elsewhere = new BucketsElsewhere(world);
        operations.replaceAll(elsewhere::guarded);
    }

    private void addBuckets(Buckets buckets) {
        operations.put("CreateBucket", buckets::create);
        operations.put("HeadBucket", buckets::head);
        operations.put("DeleteBucket", buckets::delete);
        operations.put("ListBuckets", buckets::list);
        operations.put("GetBucketLocation", buckets::location);
        operations.putAll(new BucketSettings(buckets).operations());
        Listings listings = new Listings(buckets);
        operations.put("ListObjects", listings::objects);
        operations.put("ListObjectsV2", listings::objectsV2);
        operations.put("ListObjectVersions", listings::versions);
        operations.put("ListMultipartUploads", new UploadListings(buckets)::list);
    }

    private void addObjects(Buckets buckets, ObjectReads reads, ObjectWrites writes) {
        operations.put("GetObject", reads::get);
        operations.put("HeadObject", reads::head);
        operations.put("PutObject", writes::put);
        operations.put("CopyObject", writes::copy);
        operations.put("DeleteObject", writes::delete);
        operations.put("DeleteObjects", writes::deleteMany);
        operations.put("GetObjectAttributes", new ObjectAttributes(buckets, reads)::get);
        ObjectTags tags = new ObjectTags(buckets, reads);
        operations.put("GetObjectTagging", tags::get);
        operations.put("PutObjectTagging", tags::put);
        operations.put("DeleteObjectTagging", tags::delete);
    }

    private void addUploads(Uploads uploads) {
        operations.put("CreateMultipartUpload", uploads::create);
        operations.put("UploadPart", uploads::part);
        operations.put("UploadPartCopy", uploads::partCopy);
        operations.put("CompleteMultipartUpload", uploads::complete);
        operations.put("AbortMultipartUpload", uploads::abort);
        operations.put("ListParts", uploads::parts);
    }

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public Protocol protocol() {
        return Protocol.S3_REST;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
