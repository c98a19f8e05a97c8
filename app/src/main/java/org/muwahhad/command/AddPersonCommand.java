package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.OpenAccount;
import org.muwahhad.access.Role;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.demo.ReferenceLoader;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Adds a person with one role, such as the first administrator and the second, without whom the
 * first can do nothing to accounts. The password is read from MUWAHHAD_PASSWORD, else asked for,
 * else read from the first line of the standard input. It works with the account that owns the
 * tables: no other gives a role that nobody else agreed to. The exit code is 0 when the person was
 * added, 2 when the input was refused and 1 when the database did not start.
 */
@Command(
    name = "add-person",
    mixinStandardHelpOptions = true,
    description =
        "Adds a person who can sign in. The password comes from MUWAHHAD_PASSWORD, or is asked"
            + " for, or is the first line of the standard input.")
final class AddPersonCommand implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--login", required = true, description = "Name to sign in with.")
  private String login = "";

  @Option(names = "--role", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
  private Role role = Role.ADMINISTRATOR;

  @Option(names = "--state", description = "State of a coordinator or member, such as KW.")
  private @Nullable String state;

  @Option(names = "--entity", description = "Code of a procurement officer's entity.")
  private @Nullable String entity;

  @Option(names = "--supplier", description = "Register number of a bidder's supplier.")
  private @Nullable String supplier;

  @Option(names = "--name-ar", required = true, description = "Name in Arabic.")
  private String nameAr = "";

  @Option(names = "--name-en", required = true, description = "Name in English.")
  private String nameEn = "";

  @Option(names = "--title-ar", description = "Job title in Arabic; by default that of the role.")
  private @Nullable String titleAr;

  @Option(names = "--title-en", description = "Job title in English; by default that of the role.")
  private @Nullable String titleEn;

  @Option(names = "--email", required = true, description = "Address for notices.")
  private String email = "";

  @Option(
      names = "--one-time-password",
      description = "Print a one-time password, to be replaced at the first sign-in.")
  private boolean oneTime;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    OpenAccount.Account account = account(oneTime ? "" : password());
    try (DatabaseOptions.ReadyDatabase ready = database.readyAsOwner(step -> {});
        ApplicationContext context = ServiceContext.startCommand(ready.properties())) {
      context.getBean(ReferenceLoader.class).run();
      AddPerson addPerson = context.getBean(AddPerson.class);
      if (oneTime) {
        String password = addPerson.runWithOneTimePassword(account).password();
        out.println("One-time password / كلمة مرور لمرة واحدة: " + password);
      } else {
        addPerson.run(account);
      }
      out.println("Added / أُضيف: " + login);
      return 0;
    } catch (DatabaseStartFailed e) {
      out.println(e.getMessage());
      return 1;
    } catch (RuntimeException failure) {
      explain(Refusals.find(failure).orElseThrow(() -> failure), out);
      return REFUSED;
    }
  }

  private OpenAccount.Account account(String password) {
    String roleKey = "access.role." + role;
    return new OpenAccount.Account(
        login,
        password,
        role,
        state,
        entity,
        supplier,
        new Bilingual(nameAr, nameEn),
        new Bilingual(
            titleAr == null ? Texts.in(Language.AR).get(roleKey) : titleAr,
            titleEn == null ? Texts.in(Language.EN).get(roleKey) : titleEn),
        email);
  }

  private static String password() throws IOException {
    String given = System.getenv("MUWAHHAD_PASSWORD");
    if (given != null) {
      return given;
    }
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword("Password / كلمة المرور: ");
      return typed == null ? "" : new String(typed);
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  private static void explain(Refusal refusal, PrintWriter out) {
    if (refusal instanceof Refusal.InvalidInput invalid) {
      invalid
          .faults()
          .forEach(
              f -> print(out, "--" + f.field() + ": ", f.messageKey(), f.arguments().toArray()));
    } else {
      print(out, "", refusal.messageKey(), refusal.arguments().toArray());
    }
  }

  private static void print(PrintWriter out, String place, String key, Object... arguments) {
    out.println(place + Texts.in(Language.AR).get(key, arguments));
    out.println(place + Texts.in(Language.EN).get(key, arguments));
  }
}
