import json

SERVICE = "s3"


def calls(aws):
    s3 = aws("s3")
    s3.create_bucket(Bucket="calls")
    s3.create_bucket(Bucket="calls-beside")
    aws.wait("s3", "BucketExists", Bucket="calls")
    s3.head_bucket(Bucket="calls")
    s3.get_bucket_location(Bucket="calls")
    s3.list_buckets()
    aws.pages("s3", "ListBuckets", 1)
    bucket_settings(aws, s3)
    objects(aws, s3)
    parts(aws, s3)
    lists(aws, s3)
    deleted(aws, s3)


def bucket_settings(aws, s3):
    s3.put_bucket_versioning(Bucket="calls", VersioningConfiguration={"Status": "Enabled"})
    aws.same("versioning", "Enabled", s3.get_bucket_versioning(Bucket="calls")["Status"])
    tags = {"TagSet": [{"Key": "team", "Value": "one"}]}
    s3.put_bucket_tagging(Bucket="calls", Tagging=tags)
    aws.same("tags", tags["TagSet"], s3.get_bucket_tagging(Bucket="calls")["TagSet"])
    s3.delete_bucket_tagging(Bucket="calls")
    aws.refused("NoSuchTagSet", s3.get_bucket_tagging, Bucket="calls")
    s3.put_bucket_encryption(Bucket="calls", ServerSideEncryptionConfiguration={
        "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}]})
    s3.get_bucket_encryption(Bucket="calls")
    s3.delete_bucket_encryption(Bucket="calls")
    s3.put_bucket_lifecycle_configuration(Bucket="calls", LifecycleConfiguration={"Rules": [
        {"ID": "old", "Status": "Enabled", "Filter": {"Prefix": "old/"}, "Expiration": {"Days": 30},
         "NoncurrentVersionExpiration": {"NoncurrentDays": 5}, "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 1}}]})
    aws.same("lifecycle", "old", s3.get_bucket_lifecycle_configuration(Bucket="calls")["Rules"][0]["ID"])
    s3.delete_bucket_lifecycle(Bucket="calls")
    s3.put_bucket_ownership_controls(Bucket="calls", OwnershipControls={"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]})
    s3.get_bucket_ownership_controls(Bucket="calls")
    s3.delete_bucket_ownership_controls(Bucket="calls")
    s3.put_public_access_block(Bucket="calls", PublicAccessBlockConfiguration={
        name: True for name in ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")})
    s3.get_public_access_block(Bucket="calls")
    s3.delete_public_access_block(Bucket="calls")
    s3.put_bucket_policy(Bucket="calls", Policy=json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"}, "Action": "s3:GetObject",
         "Resource": "arn:aws:s3:::calls/*"}]}))
    s3.get_bucket_policy(Bucket="calls")
    s3.delete_bucket_policy(Bucket="calls")
    s3.put_bucket_notification_configuration(Bucket="calls", NotificationConfiguration={"EventBridgeConfiguration": {}})
    aws.same("notifications", {}, s3.get_bucket_notification_configuration(Bucket="calls")["EventBridgeConfiguration"])


def objects(aws, s3):
    s3.put_object(Bucket="calls", Key="one", Body=b"first", ContentType="text/plain", Metadata={"by": "calls"}, Tagging="a=b")
    aws.wait("s3", "ObjectExists", Bucket="calls", Key="one")
    s3.head_object(Bucket="calls", Key="one")
    aws.same("body", b"first", s3.get_object(Bucket="calls", Key="one")["Body"].read())
    s3.put_object(Bucket="calls", Key="one", Body=b"second")
    s3.get_object_attributes(Bucket="calls", Key="one", ObjectAttributes=["ETag", "ObjectSize", "StorageClass", "Checksum"])
    s3.put_object_tagging(Bucket="calls", Key="one", Tagging={"TagSet": [{"Key": "c", "Value": "d"}]})
    aws.same("tags", [{"Key": "c", "Value": "d"}], s3.get_object_tagging(Bucket="calls", Key="one")["TagSet"])
    s3.delete_object_tagging(Bucket="calls", Key="one")
    s3.copy_object(Bucket="calls", Key="two", CopySource={"Bucket": "calls", "Key": "one"})
    s3.put_object(Bucket="calls", Key="folder/three", Body=b"")
    aws.refused("NoSuchKey", s3.get_object, Bucket="calls", Key="nothing")
    aws.refused("NoSuchBucket", s3.list_objects_v2, Bucket="calls-nowhere")


def parts(aws, s3):
    large = b"x" * (5 << 20)
    upload = s3.create_multipart_upload(Bucket="calls", Key="large", ChecksumAlgorithm="SHA256", ChecksumType="COMPOSITE")["UploadId"]
    other = s3.create_multipart_upload(Bucket="calls", Key="larger")["UploadId"]
    first = s3.upload_part(Bucket="calls", Key="large", UploadId=upload, PartNumber=1, Body=large, ChecksumAlgorithm="SHA256")
    second = s3.upload_part_copy(Bucket="calls", Key="large", UploadId=upload, PartNumber=2, CopySource="calls/one")["CopyPartResult"]
    s3.list_parts(Bucket="calls", Key="large", UploadId=upload)
    aws.pages("s3", "ListParts", 1, Bucket="calls", Key="large", UploadId=upload)
    s3.list_multipart_uploads(Bucket="calls")
    aws.pages("s3", "ListMultipartUploads", 1, Bucket="calls")
    s3.complete_multipart_upload(Bucket="calls", Key="large", UploadId=upload, MultipartUpload={
        "Parts": [{"PartNumber": at, "ETag": part["ETag"], "ChecksumSHA256": part["ChecksumSHA256"]}
                  for at, part in enumerate((first, second), 1)]})
    aws.same("size", len(large) + len(b"second"), s3.head_object(Bucket="calls", Key="large")["ContentLength"])
    s3.get_object_attributes(Bucket="calls", Key="large", ObjectAttributes=["ObjectParts"])
    s3.abort_multipart_upload(Bucket="calls", Key="larger", UploadId=other)
    aws.refused("NoSuchUpload", s3.list_parts, Bucket="calls", Key="larger", UploadId=other)


def lists(aws, s3):
    s3.delete_object(Bucket="calls", Key="two")
    aws.wait("s3", "ObjectNotExists", Bucket="calls", Key="two")
    s3.list_objects(Bucket="calls", Delimiter="/")
    s3.list_objects_v2(Bucket="calls", Delimiter="/", FetchOwner=True)
    s3.list_object_versions(Bucket="calls")
    aws.pages("s3", "ListObjects", 1, Bucket="calls")
    keys = [one["Key"] for one in aws.pages("s3", "ListObjectsV2", 1, Bucket="calls")]
    aws.same("keys", ["folder/three", "large", "one"], keys)
    versions = [one["Key"] for one in aws.pages("s3", "ListObjectVersions", 2, Bucket="calls")]
    aws.same("versions", ["folder/three", "large", "one", "one", "two"], versions)


def deleted(aws, s3):
    aws.refused("BucketNotEmpty", s3.delete_bucket, Bucket="calls")
    listed = s3.list_object_versions(Bucket="calls")
    every = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in listed["Versions"] + listed["DeleteMarkers"]]
    aws.same("errors", False, "Errors" in s3.delete_objects(Bucket="calls", Delete={"Objects": every}))
    for bucket in ("calls", "calls-beside"):
        s3.delete_bucket(Bucket=bucket)
        aws.wait("s3", "BucketNotExists", Bucket=bucket)
