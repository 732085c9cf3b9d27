import json

RELEASE = "1"  # a release changes this line, and every answer says it
PRICE = 4


def handler(event, context):
    """Customers ask for the price, the queue brings orders, the schedule has the stock counted."""
    return {"statusCode": 200, "body": json.dumps({"release": RELEASE, "price": PRICE})}
