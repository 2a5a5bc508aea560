package org.emajbatch.orchestrator.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * The network between program and server, which a test can break: at a given statement, or
 * altogether. It understands the protocol without encryption only, and declines encryption.
 */
public final class WireProxy implements AutoCloseable {

  private final ConnectionSettings server;
  private final ServerSocket listening;
  private final Gate gate = new Gate();
  private final Set<WireConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Interception> interception = new AtomicReference<>();

  private WireProxy(ConnectionSettings server, ServerSocket listening) {
    this.server = server;
    this.listening = listening;
  }

  /** A proxy before that server. */
  public static WireProxy before(ConnectionSettings server) throws IOException {
    WireProxy proxy =
        new WireProxy(server, new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    WireConnection.thread("wire proxy", proxy::accept);
    return proxy;
  }

  /** The same settings, leading through here. */
  public ConnectionSettings through(ConnectionSettings direct) {
    return new ConnectionSettings(
        "127.0.0.1",
        listening.getLocalPort(),
        direct.database(),
        direct.user(),
        direct.password(),
        direct.driverProperties());
  }

  /** What to do at the first statement that fits, once. */
  void intercept(Interception what) {
    interception.set(what);
  }

  /** The interception, if it is about this statement; from then on it has happened. */
  Optional<Interception> take(String application, String sql) {
    Interception wanted = interception.get();
    return wanted != null
            && wanted.concerns(application, sql)
            && interception.compareAndSet(wanted, null)
        ? Optional.of(wanted)
        : Optional.empty();
  }

  /** A partition: all sockets stay open, nothing gets through. */
  void silence() {
    gate.close();
  }

  /** Breaks all connections; new ones are taken. */
  public void cutAll() {
    connections.forEach(WireConnection::close);
    gate.open();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket toServer = new Socket(server.host(), server.port());
        connections.add(new WireConnection(this, gate, client, toServer));
      } catch (IOException closedOrServerDown) {
        // The client sees the same as without us: no connection.
      }
    }
  }

  void forget(WireConnection connection) {
    connections.remove(connection);
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cutAll();
  }
}
