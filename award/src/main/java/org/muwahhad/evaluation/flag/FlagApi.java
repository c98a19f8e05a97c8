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
  private final ViewRedFlags viewRedFlags;
  private final RemarkOnFlag remarkOnFlag;

  FlagApi(ViewRedFlags viewRedFlags, RemarkOnFlag remarkOnFlag) {
    this.viewRedFlags = viewRedFlags;
    this.remarkOnFlag = remarkOnFlag;
  }

  /** What the panel found when it looked into a sign. */
  record NewRemark(@Nullable String remark) {}

  @Get
  List<ViewRedFlags.Flag> list(Actor actor, long id) {
    return viewRedFlags.list(actor, id);
  }

  @Get("/{key}")
  ViewRedFlags.Flag get(Actor actor, long id, String key) {
    return viewRedFlags.get(actor, id, key);
  }

  @Post("/{key}")
  ViewRedFlags.Flag remark(Actor actor, long id, String key, @Body NewRemark body) {
    remarkOnFlag.run(actor, id, key, body.remark() == null ? "" : body.remark());
    return viewRedFlags.get(actor, id, key);
  }
}
