package org.muwahhad.organisation.person;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Reason;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.workbook.TableUpload;

/** Files of people, for programs of administrators; auditors read what was proposed. */
@Tag(name = "people")
@Controller("/api/v1/account-imports")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountImportApi {
  private final StageAccountImport stageImport;
  private final ViewAccountImports viewImports;
  private final ProposeAccountImport proposeImport;
  private final DecideAccountImport decideImport;

  AccountImportApi(
      StageAccountImport stageImport,
      ViewAccountImports viewImports,
      ProposeAccountImport proposeImport,
      DecideAccountImport decideImport) {
    this.stageImport = stageImport;
    this.viewImports = viewImports;
    this.proposeImport = proposeImport;
    this.decideImport = decideImport;
  }

  /** Checks all people of a CSV or XLSX file and keeps them; nothing is proposed yet. */
  @Post
  @Secured("ADMINISTRATOR")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Status(HttpStatus.CREATED)
  ViewAccountImports.AccountImportView stage(
      Actor actor, @Nullable @Part("file") CompletedFileUpload file) {
    actor.require(Role.ADMINISTRATOR);
    TableUpload upload = TableUpload.read(file);
    return view(actor, stageImport.run(actor, upload.table(), upload.fileName()), 1);
  }

  /** A file with a page of 25 of its people; empty past the end. */
  @Get("/{id}")
  ViewAccountImports.AccountImportView get(
      Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    return view(actor, id, page);
  }

  /** Proposes all people; another administrator confirms them. */
  @Post("/{id}/propose")
  ViewAccountImports.AccountImportView propose(Actor actor, long id) {
    proposeImport.run(actor, id);
    return view(actor, id, 1);
  }

  /** Drops a file whose people were not proposed. */
  @Delete("/{id}")
  ViewAccountImports.AccountImportView drop(Actor actor, long id) {
    proposeImport.drop(actor, id);
    return view(actor, id, 1);
  }

  /** Opens the accounts that another administrator proposed. */
  @FreshSignIn
  @Post("/{id}/confirm")
  ViewAccountImports.AccountImportView confirm(Actor actor, long id) {
    decideImport.confirm(actor, id);
    return view(actor, id, 1);
  }

  /** Leaves everything as it is. */
  @Post("/{id}/reject")
  ViewAccountImports.AccountImportView reject(Actor actor, long id, @Body Reason reason) {
    decideImport.reject(actor, id, reason.text());
    return view(actor, id, 1);
  }

  private ViewAccountImports.AccountImportView view(Actor actor, long id, int page) {
    return viewImports.get(
        actor, id, new ListChoice("/organisation/people/import/files/" + id, "", "", "", page));
  }
}
