import json

RELEASE = "1"  # each release of the run changes this line, and every answer says it
PRICE = 4


def handler(event, context):
    """Customers ask for the price; orders come through the queue, and the log says which release took each."""
    for record in event.get("Records", []):
        print("took " + record["body"] + " by release " + RELEASE + ".")
    return {"statusCode": 200, "body": json.dumps({"release": RELEASE, "price": PRICE})}
