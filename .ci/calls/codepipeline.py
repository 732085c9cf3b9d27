import json

from calls import functions
from calls.functions import ROLE

SERVICE = "codepipeline"
NAME = "calls"


def action(name, category, provider, configuration=None, **more):
    return {"name": name, "actionTypeId": {"category": category, "owner": "AWS", "provider": provider, "version": "1"},
            "configuration": configuration or {}, **more}


def declaration(name):
    return {"name": name, "pipelineType": "V2", "executionMode": "QUEUED", "roleArn": ROLE,
            "artifactStore": {"type": "S3", "location": "calls-pipeline"},
            "variables": [{"name": "Word", "defaultValue": "plain", "description": "said to the job"}],
            "stages": [
                {"name": "Source", "actions": [action(
                    "App", "Source", "S3", {"S3Bucket": "calls-pipeline", "S3ObjectKey": "app.zip", "PollForSourceChanges": "false"},
                    outputArtifacts=[{"name": "App"}])]},
                {"name": "Ask", "actions": [action("Person", "Approval", "Manual", {"CustomData": "fine?"})]},
                {"name": "Work", "actions": [action(
                    "Job", "Invoke", "Lambda", {"FunctionName": "calls-job", "UserParameters": "#{variables.Word}"}, namespace="job",
                    inputArtifacts=[{"name": "App"}])]}]}


def calls(aws):
    pipelines = aws("codepipeline")
    prepared(aws)
    made(aws, pipelines)
    whole_run(aws, pipelines)
    failed_and_retried(aws, pipelines)
    stopped(aws, pipelines)
    rolled_back(aws, pipelines)
    read(aws, pipelines)
    gone(aws, pipelines)


def prepared(aws):
    s3 = aws("s3")
    s3.create_bucket(Bucket="calls-pipeline")
    s3.put_bucket_versioning(Bucket="calls-pipeline", VersioningConfiguration={"Status": "Enabled"})
    s3.put_object(Bucket="calls-pipeline", Key="app.zip", Body=functions.package())
    functions.made(aws, "calls-job", functions.TELLING)


def made(aws, pipelines):
    tags = [{"key": "team", "value": "one"}]
    first = pipelines.create_pipeline(pipeline=declaration(NAME), tags=tags)["pipeline"]
    pipelines.create_pipeline(pipeline=declaration(NAME + "-other"))
    over(aws, pipelines, "InProgress", at(aws, pipelines, "Ask")["pipelineExecutionId"])
    first["stages"][2]["actions"][0]["configuration"]["UserParameters"] = "said #{variables.Word}"
    aws.same("version", 2, pipelines.update_pipeline(pipeline=first)["pipeline"]["version"])
    arn = pipelines.get_pipeline(name=NAME)["metadata"]["pipelineArn"]
    pipelines.tag_resource(resourceArn=arn, tags=[{"key": "more", "value": "two"}])
    pipelines.list_tags_for_resource(resourceArn=arn)
    aws.pages("codepipeline", "ListTagsForResource", 1, resourceArn=arn)
    pipelines.untag_resource(resourceArn=arn, tagKeys=["team"])
    pipelines.list_pipelines()
    aws.same("pipelines", [NAME, NAME + "-other"], [one["name"] for one in aws.pages("codepipeline", "ListPipelines", 1)])


def latest(pipelines, stage):
    states = pipelines.get_pipeline_state(name=NAME)["stageStates"]
    (one,) = [state for state in states if state["stageName"] == stage]
    return one


def at(aws, pipelines, stage, status="InProgress"):
    """The execution that a stage is at, once it is."""
    def look():
        execution = latest(pipelines, stage).get("latestExecution", {})
        return execution if execution.get("status") == status else None
    return aws.until(f"{stage} {status}", look)


def over(aws, pipelines, status, execution):
    aws.until(f"{execution} {status}", lambda: pipelines.get_pipeline_execution(
        pipelineName=NAME, pipelineExecutionId=execution)["pipelineExecution"]["status"] == status)


def started(aws, pipelines, **given):
    return pipelines.start_pipeline_execution(name=NAME, **given)["pipelineExecutionId"]


def approved(aws, pipelines, execution, status="Approved"):
    def look():
        stage = latest(pipelines, "Ask")
        if stage.get("latestExecution", {}).get("pipelineExecutionId") != execution:
            return None
        return stage["actionStates"][0].get("latestExecution", {}).get("token")
    token = aws.until("the question", look)
    pipelines.put_approval_result(pipelineName=NAME, stageName="Ask", actionName="Person", token=token,
                                  result={"summary": "by the calls", "status": status})


def job(aws, execution):
    """The job of an execution's action, as its function was told of it; each is seen once."""
    def of(said):
        one = json.loads(said)["CodePipeline.job"]
        details = aws("codepipeline").get_job_details(jobId=one["id"])["jobDetails"]["data"]
        fits = details["pipelineContext"]["pipelineExecutionId"] == execution and one["id"] not in ANSWERED
        return one if fits else None
    found = functions.asked(aws, "calls-job", of)
    ANSWERED.add(found["id"])
    return found


ANSWERED = set()


def whole_run(aws, pipelines):
    waiting = at(aws, pipelines, "Ask")["pipelineExecutionId"]
    approved(aws, pipelines, waiting, "Rejected")
    over(aws, pipelines, "Failed", waiting)
    execution = started(aws, pipelines, variables=[{"name": "Word", "value": "given"}], clientRequestToken="calls-1")
    approved(aws, pipelines, execution)
    one = job(aws, execution)
    aws.same("parameters", "said given", one["data"]["actionConfiguration"]["configuration"]["UserParameters"])
    pipelines.put_job_success_result(jobId=one["id"], continuationToken="later")
    again = job(aws, execution)
    aws.same("token", "later", again["data"]["continuationToken"])
    pipelines.put_job_success_result(jobId=again["id"], outputVariables={"Made": "yes"}, executionDetails={"summary": "done"})
    over(aws, pipelines, "Succeeded", execution)


def failed_and_retried(aws, pipelines):
    execution = started(aws, pipelines)
    approved(aws, pipelines, execution)
    pipelines.put_job_failure_result(jobId=job(aws, execution)["id"], failureDetails={"type": "JobFailed", "message": "not now"})
    over(aws, pipelines, "Failed", execution)
    pipelines.retry_stage_execution(pipelineName=NAME, stageName="Work", pipelineExecutionId=execution, retryMode="FAILED_ACTIONS")
    pipelines.put_job_success_result(jobId=job(aws, execution)["id"])
    over(aws, pipelines, "Succeeded", execution)


def stopped(aws, pipelines):
    pipelines.disable_stage_transition(pipelineName=NAME, stageName="Work", transitionType="Inbound", reason="held by the calls")
    aws.same("held", False, latest(pipelines, "Work")["inboundTransitionState"]["enabled"])
    execution = started(aws, pipelines)
    approved(aws, pipelines, execution)
    aws.until("held before Work", lambda: latest(pipelines, "Work").get("inboundExecutions"))
    pipelines.stop_pipeline_execution(pipelineName=NAME, pipelineExecutionId=execution, abandon=True, reason="enough")
    over(aws, pipelines, "Stopped", execution)
    pipelines.enable_stage_transition(pipelineName=NAME, stageName="Work", transitionType="Inbound")


def rolled_back(aws, pipelines):
    every = pipelines.list_pipeline_executions(pipelineName=NAME)["pipelineExecutionSummaries"]
    good = [one["pipelineExecutionId"] for one in every if one["status"] == "Succeeded"][-1]
    execution = started(aws, pipelines)
    approved(aws, pipelines, execution)
    pipelines.put_job_failure_result(jobId=job(aws, execution)["id"], failureDetails={"type": "JobFailed", "message": "broken"})
    over(aws, pipelines, "Failed", execution)
    back = pipelines.rollback_stage(pipelineName=NAME, stageName="Work", targetPipelineExecutionId=good)["pipelineExecutionId"]
    pipelines.put_job_success_result(jobId=job(aws, back)["id"])
    over(aws, pipelines, "Succeeded", back)


def read(aws, pipelines):
    aws.pages("codepipeline", "ListPipelineExecutions", 2, pipelineName=NAME)
    pipelines.list_action_executions(pipelineName=NAME)
    aws.pages("codepipeline", "ListActionExecutions", 3, pipelineName=NAME)
    aws.refused("JobNotFoundException", pipelines.get_job_details, jobId="00000000-0000-0000-0000-000000000000")


def gone(aws, pipelines):
    for name in (NAME, NAME + "-other"):
        pipelines.delete_pipeline(name=name)
    aws.refused("PipelineNotFoundException", pipelines.get_pipeline_state, name=NAME)
