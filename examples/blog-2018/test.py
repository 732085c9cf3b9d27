# test.py
# 예제이므로 python을 사용
def lambda_handler(event, context):
  # Sample
  print("Hello World!")
  return 'Hello from Lambda'
