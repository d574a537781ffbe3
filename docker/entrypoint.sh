#!/bin/sh
# Links the package to where n8n looks for it, then starts n8n. Done at every start, as a volume over n8n's folder hides
# what the image has there, and would keep the old package after an upgrade of the image.
set -e
nodes="${N8N_USER_FOLDER:-$HOME}/.n8n/nodes/node_modules"
mkdir -p "$nodes"
rm -rf "$nodes/n8n-nodes-candidate-journey"
ln -s /opt/n8n-nodes-candidate-journey "$nodes/n8n-nodes-candidate-journey"
exec tini -- /docker-entrypoint.sh "$@"
