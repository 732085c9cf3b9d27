SERVICE = "sqs"


def calls(aws):
    sqs = aws("sqs")
    url = sqs.create_queue(QueueName="calls-queue", Attributes={"VisibilityTimeout": "60"})["QueueUrl"]
    other = sqs.create_queue(QueueName="calls-queue-other")["QueueUrl"]
    aws.same("address", url, sqs.get_queue_url(QueueName="calls-queue")["QueueUrl"])
    sqs.list_queues()
    aws.same("queues", [url, other], sorted(aws.pages("sqs", "ListQueues", 1, QueueNamePrefix="calls-queue")))
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"ReceiveMessageWaitTimeSeconds": "0"})
    sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])
    messages(aws, sqs, url)
    sqs.purge_queue(QueueUrl=url)
    for queue in (url, other):
        sqs.delete_queue(QueueUrl=queue)
    aws.refused("AWS.SimpleQueueService.NonExistentQueue", sqs.get_queue_url, QueueName="calls-queue")


def messages(aws, sqs, url):
    sqs.send_message(QueueUrl=url, MessageBody="one", MessageAttributes={"kind": {"DataType": "String", "StringValue": "a"},
                                                                              "bytes": {"DataType": "Binary", "BinaryValue": b"\x00\x01"}})
    sent = sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": name, "MessageBody": name} for name in ("two", "three")])
    aws.same("sent", ["three", "two"], sorted(one["Id"] for one in sent["Successful"]))
    got = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageSystemAttributeNames=["All"],
                              MessageAttributeNames=["All"])["Messages"]
    aws.same("received", ["one", "three", "two"], sorted(one["Body"] for one in got))
    first, second, third = (one["ReceiptHandle"] for one in got)
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=first, VisibilityTimeout=120)
    sqs.change_message_visibility_batch(QueueUrl=url, Entries=[{"Id": "two", "ReceiptHandle": second, "VisibilityTimeout": 120}])
    sqs.delete_message(QueueUrl=url, ReceiptHandle=first)
    sqs.delete_message_batch(QueueUrl=url, Entries=[{"Id": str(at), "ReceiptHandle": one} for at, one in enumerate((second, third))])
