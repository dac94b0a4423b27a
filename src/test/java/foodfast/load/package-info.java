/**
 * Load runs, bounded in count and time: many connections on one thread against a node of its own
 * process; each prints a table and writes a chart below target/load. {@code mvn -Pload verify
 * -Dload=UnchangedPolls}.
 *
 * <p>A run is a class {@code …Load} with one {@code @Test} or a few; {@code Swarm} holds the
 * connections, {@code Crowd} makes customers and orders by the thousand, {@code Server} reads what
 * the node's process costs, {@code Latencies} and {@code Report} tell the figures.
 */
package foodfast.load;
