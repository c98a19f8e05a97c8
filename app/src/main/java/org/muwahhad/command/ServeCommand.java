package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.RecordLoadedRows;
import org.muwahhad.audit.log.SignCheckpoint;
import org.muwahhad.db.DataDirectoryInUse;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.db.Recovery;
import org.muwahhad.demo.ReferenceLoader;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reporting.signature.RemoteKeys;
import org.muwahhad.shared.UnusableSetting;
import org.muwahhad.web.DemonstrationProgress;
import org.muwahhad.web.UseBranding;
import org.muwahhad.web.UseCountries;
import org.muwahhad.work.NodeKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the service and keeps it running until it is stopped. */
@Command(
    name = "muwahhad",
    mixinStandardHelpOptions = true,
    description = "Joint procurement of the member states of the Gulf Cooperation Council.",
    subcommands = {
      AddPersonCommand.class,
      AwardSolveCommand.class,
      BackupCommand.class,
      CheckBackupCommand.class,
      ImportCatalogCommand.class,
      ImportDemandCommand.class,
      LoadDemoCommand.class,
      RestoreCommand.class,
      SealBidCommand.class,
      VerifyAuditCommand.class,
      VerifyProofCommand.class
    })
public final class ServeCommand implements Callable<Integer> {
  /** The options do not go together. */
  private static final int MISUSED = 2;

  /**
   * The embedded database ended by itself and could not be started again; anyone who supervises the
   * service should start it again ({@code EX_UNAVAILABLE} of sysexits.h).
   */
  static final int LOST_DATABASE = 69;

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final MailOptions mail = new MailOptions();

  @Option(
      names = "--port",
      defaultValue = "${env:MUWAHHAD_PORT:-8080}",
      description = "TCP port to serve on, 0 for any free one (MUWAHHAD_PORT, 8080).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "${env:MUWAHHAD_HOST:-127.0.0.1}",
      description = "Address to serve on (MUWAHHAD_HOST, 127.0.0.1).")
  private String host = "127.0.0.1";

  @Option(
      names = "--reset-demo",
      defaultValue = "${env:MUWAHHAD_RESET_DEMO:-false}",
      description =
          "Throw the embedded demonstration away and load it afresh; means --demo"
              + " (MUWAHHAD_RESET_DEMO).")
  private boolean resetDemo;

  @Option(
      names = "--database-tries",
      paramLabel = "N",
      defaultValue = "${env:MUWAHHAD_DATABASE_TRIES:-8}",
      description =
          "How often an embedded database that ended by itself is started again, before the"
              + " service ends with exit code 69 (MUWAHHAD_DATABASE_TRIES, 8).")
  private int databaseTries;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    JavaUtilLog.join();
    Progress progress = Progress.ofService(out());
    if (resetDemo && !database.isEmbedded()) {
      progress.failed(
          "--reset-demo works on the embedded demonstration only."
              + " / لا يعمل الخيار --reset-demo إلا على العرض التجريبي المدمج.");
      return MISUSED;
    }
    database.demo |= resetDemo;
    if (database.demo && !database.demoAnywhere && !isThisMachine(host)) {
      progress.failed(UnintendedDemonstration.ELSEWHERE);
      return MISUSED;
    }
    if (PortInUse.is(host, port)) {
      // Before minutes are spent on a database that nobody could reach.
      progress.failed(PortInUse.message(port));
      return 1;
    }
    StopRequest stop = StopRequest.listen();
    try {
      serve(progress, stop);
      return stop.isForLostDatabase() ? LOST_DATABASE : 0;
    } catch (RuntimeException e) {
      return stop.isForLostDatabase() ? LOST_DATABASE : explain(e, stop, progress);
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static int explain(RuntimeException failure, StopRequest stop, Progress progress) {
    if (stop.isMade()) {
      progress.line("Stopped before it was open / أُوقف قبل أن يتاح");
    } else if (failure instanceof DataDirectoryInUse e) {
      progress.failed(e.getMessage() + "\n" + e.arabicMessage());
    } else if (unusable(failure) instanceof UnusableSetting e) {
      progress.failed(e.getMessage() + "\n" + e.arabicMessage());
    } else if (failure instanceof NoDemonstration || failure instanceof DatabaseStartFailed) {
      progress.failed(failure.getMessage());
    } else {
      throw failure;
    }
    return 1;
  }

  /** The setting that kept a part of the service from being made, however deep; else null. */
  private static @Nullable Throwable unusable(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof UnusableSetting)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private void serve(Progress progress, StopRequest stop) throws InterruptedException {
    boolean demonstration = database.isDemonstration();
    Optional<DemoProcess> early =
        database.isToBeMade() && demonstration ? Optional.of(loader(stop)) : Optional.empty();
    Recovery recovery = Recovery.of(databaseTries, stop::databaseLost);
    DatabaseOptions.ReadyDatabase ready =
        resetDemo
            ? database.startAfresh(progress::database, recovery)
            : database.start(progress::database, recovery);
    progress.schemaReady();
    boolean loads = ready.state() == DatabaseState.EMPTY && demonstration;
    Map<String, Object> properties = new HashMap<>(ready.properties());
    properties.putAll(mail.properties());
    properties.put("micronaut.server.port", port);
    properties.put("micronaut.server.host", host);
    properties.put("muwahhad.demo", loads || ready.state() == DatabaseState.DEMONSTRATION);
    Optional<DemoProcess> loader =
        loads ? Optional.of(early.orElseGet(() -> loader(stop))) : Optional.empty();
    loader.ifPresent(l -> l.load(properties));
    ApplicationContext context = ServiceContext.start(properties);
    stop.started(context);
    if (loader.isEmpty()) {
      // Before a job seals something with a key that this node alone has.
      requireKeys(context);
    }
    DemonstrationProgress shown = context.getBean(DemonstrationProgress.class);
    EmbeddedServer server = context.getBean(EmbeddedServer.class);
    if (loader.isPresent()) {
      // Anyone who waits sees how far it has come; the rest of the service opens with the data.
      shown.begin();
      server.start();
      progress.line(
          "In the browser meanwhile / في المتصفح في أثناء ذلك: " + server.getURL() + "/sign-in");
      loader.get().await(progress, shown);
    }
    if (context.getBean(ReferenceLoader.class).run()) {
      progress.line("Reference data up to date / البيانات المرجعية محدَّثة");
    }
    context.getBean(RecordLoadedRows.class).ofUpgrade();
    context.getBean(UseBranding.class).run();
    context.getBean(UseCountries.class).run();
    requireKeys(context);
    context.getBean(PlatformSeal.class).requireUsable();
    context.getBean(RemoteKeys.class).requireUsable();
    if (!server.isRunning()) {
      server.start();
    }
    shown.end();
    progress.line("Muwahhad is open at / موحّد متاح على: " + server.getURL());
    stop.opened();
    if (ready.state() == DatabaseState.EMPTY && !demonstration) {
      progress.line(
          "Nobody can sign in yet: add an administrator with add-person, or see a demonstration"
              + " with --demo / لا يستطيع أحد الدخول بعد: أضيفوا مديرًا بالأمر add-person، أو"
              + " شاهدوا عرضًا تجريبيًا بالخيار --demo");
    }
    if (demonstration) {
      progress.text(context.getBean(LoginTable.class)::print);
    }
    stop.await();
  }

  private static void requireKeys(ApplicationContext context) {
    context.getBean(NodeKeys.class).requireSame();
    context.getBean(SignCheckpoint.class).requireUsable();
  }

  private static DemoProcess loader(StopRequest stop) {
    DemoProcess loader = DemoProcess.start();
    stop.loads(loader);
    return loader;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
