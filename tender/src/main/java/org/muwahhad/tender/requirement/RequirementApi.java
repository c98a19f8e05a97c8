package org.muwahhad.tender.requirement;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.VisibleTenders;

/** Requirements of the items of a tender, for programs. */
@Tag(name = "tenders")
@Controller("/api/v1/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RequirementApi {
  private final VisibleTenders visible;
  private final Requirements requirements;
  private final SetRequirements setRequirements;
  private final ProposeRequirements proposeRequirements;

  RequirementApi(
      VisibleTenders visible,
      Requirements requirements,
      SetRequirements setRequirements,
      ProposeRequirements proposeRequirements) {
    this.visible = visible;
    this.requirements = requirements;
    this.setRequirements = setRequirements;
    this.proposeRequirements = proposeRequirements;
  }

  /** All requirements of a tender that the person may see, in the order of its lots and items. */
  @Get("/requirements")
  List<Requirement> list(Actor actor, long id) {
    return requirements.list(visible.get(actor, id).id());
  }

  /** Makes requirements of the catalog's attributes for the items that have none. */
  @Post("/requirements/proposal")
  List<Requirement> propose(Actor actor, long id) {
    proposeRequirements.run(actor, id);
    return requirements.list(id);
  }

  /** Replaces the requirements of one item. */
  @Put("/items/{itemId}/requirements")
  List<Requirement> set(
      Actor actor, long id, long itemId, @Body List<RequirementInput> requirementInputs) {
    new Faults().present("requirements", requirementInputs).throwIfAny();
    setRequirements.run(actor, id, itemId, requirementInputs);
    return requirements.listOfItem(id, itemId);
  }

  /** Replaces the requirements of one item by what the catalog states of it. */
  @Post("/items/{itemId}/requirements/proposal")
  List<Requirement> propose(Actor actor, long id, long itemId) {
    proposeRequirements.run(actor, id, itemId);
    return requirements.listOfItem(id, itemId);
  }
}
