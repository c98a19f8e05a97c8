package org.muwahhad.evaluation.flag;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;

/** Signs in the bids that call for a closer look, for programs: hints, never verdicts. */
@Tag(name = "evaluation")
@Controller("/api/v1/tenders/{id}/flags")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class FlagApi {
  private final SeeFlags seeFlags;
  private final RemarkOnFlag remarkOnFlag;

  FlagApi(SeeFlags seeFlags, RemarkOnFlag remarkOnFlag) {
    this.seeFlags = seeFlags;
    this.remarkOnFlag = remarkOnFlag;
  }

  /** What the panel found when it looked into a sign. */
  record NewRemark(@Nullable String remark) {}

  @Get
  List<SeeFlags.Flag> list(Actor actor, long id) {
    return seeFlags.list(actor, id);
  }

  @Get("/{key}")
  SeeFlags.Flag get(Actor actor, long id, String key) {
    return seeFlags.get(actor, id, key);
  }

  @Post("/{key}")
  SeeFlags.Flag remark(Actor actor, long id, String key, @Body NewRemark body) {
    remarkOnFlag.run(actor, id, key, body.remark() == null ? "" : body.remark());
    return seeFlags.get(actor, id, key);
  }
}
